package org.smtpmedic.server.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"SMTP Medic " + (version == null ? "(from sources)" : version)};
    }
}
