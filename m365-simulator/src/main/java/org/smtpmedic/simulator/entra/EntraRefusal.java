package org.smtpmedic.simulator.entra;

/**
 * Why Entra ID gives no token, in its own words. {@code %1$s} stands for the app, {@code %2$s} for the tenant. Numbers and names:
 * Microsoft's list of AADSTS error codes; wordings as in many public logs.
 */
public enum EntraRefusal {
    MFA_REQUIRED(
            50076,
            400,
            "invalid_grant",
            "Due to a configuration change made by your administrator, or because you moved to a new location, you must use"
                    + " multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'."),
    MFA_ENROLMENT(
            50079,
            400,
            "invalid_grant",
            "Due to a configuration change made by your administrator, or because you moved to a new location, you must"
                    + " enroll in multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'."),
    CONDITIONAL_ACCESS(
            53003,
            400,
            "invalid_grant",
            "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance."),
    DEVICE_NOT_COMPLIANT(
            53000,
            400,
            "invalid_grant",
            "Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the"
                    + " device is not compliant."),
    NOT_ASSIGNED(
            50105,
            400,
            "invalid_grant",
            "Your administrator has configured the application SMTP Medic ('%1$s') to block users unless they are specifically"
                    + " granted ('assigned') access to the application."),
    ACCOUNT_DISABLED(50057, 400, "invalid_grant", "The user account is disabled."),
    NO_CONSENT(
            65001,
            400,
            "invalid_grant",
            "The user or administrator has not consented to use the application with ID '%1$s' named 'SMTP Medic'. Send an"
                    + " interactive authorization request for this user and resource."),
    ADMIN_CONSENT(
            90094,
            400,
            "invalid_grant",
            "The grant requires administrator permission. Ask an administrator to grant permissions to app '%1$s'."),
    UNKNOWN_APP(
            700016,
            400,
            "unauthorized_client",
            "Application with identifier '%1$s' was not found in the directory 'Contoso'. This can happen if the application"
                    + " has not been installed by the administrator of the tenant or consented to by any user in the tenant. You"
                    + " may have sent your authentication request to the wrong tenant."),
    WRONG_SECRET(
            7000215,
            401,
            "invalid_client",
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the"
                    + " client secret ID, for a secret added to app '%1$s'."),
    SECRET_EXPIRED(
            7000222,
            401,
            "invalid_client",
            "The provided client secret keys for app '%1$s' are expired. Visit the Azure portal to create new keys for your"
                    + " app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security:"
                    + " https://aka.ms/certCreds."),
    SECRET_MISSING(
            7000218,
            401,
            "invalid_client",
            "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
    WRONG_CERTIFICATE(
            700027,
            401,
            "invalid_client",
            "Client assertion failed signature validation. The certificate with identifier used to sign the client assertion is"
                    + " not registered on application."),
    UNKNOWN_TENANT(
            90002,
            400,
            "invalid_request",
            "Tenant '%2$s' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."
                    + " Check with your subscription administrator, this may happen if there are no active subscriptions for"
                    + " the tenant."),
    UNKNOWN_RESOURCE(
            500011,
            400,
            "invalid_resource",
            "The resource principal named https://outlook.office.com was not found in the tenant named Contoso. This can happen"
                    + " if the application has not been installed by the administrator of the tenant or consented to by any"
                    + " user in the tenant."),
    INVALID_SCOPE(
            70011,
            400,
            "invalid_scope",
            "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is"
                    + " not valid."),
    UNSUPPORTED_GRANT(
            70003, 400, "unsupported_grant_type", "The app requested an unsupported grant type 'urn:unknown'."),
    DEVICE_FLOW_PENDING(
            70016,
            400,
            "authorization_pending",
            "OAuth 2.0 device flow error. Authorization is pending. Continue polling."),
    DEVICE_FLOW_TOO_OFTEN(70016, 400, "slow_down", "OAuth 2.0 device flow error. Polling too frequently."),
    DEVICE_FLOW_DECLINED(65004, 400, "authorization_declined", "User declined to consent to access the app."),
    DEVICE_FLOW_EXPIRED(
            70020,
            400,
            "expired_token",
            "The provided value for the input parameter 'device_code' is not valid. The code has expired."),
    DEVICE_CODE_UNKNOWN(
            70018,
            400,
            "bad_verification_code",
            "The provided value for the input parameter 'device_code' is not valid. Device code is malformed.");

    private final int code;
    private final int status;
    private final String error;
    private final String words;

    EntraRefusal(int code, int status, String error, String words) {
        this.code = code;
        this.status = status;
        this.error = error;
        this.words = words;
    }

    public int code() {
        return code;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description(String app, String tenant) {
        return "AADSTS" + code + ": " + words.formatted(app, tenant);
    }
}
