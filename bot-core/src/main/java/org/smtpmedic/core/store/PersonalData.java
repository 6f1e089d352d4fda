package org.smtpmedic.core.store;

/** What a part of the program keeps of who people are. Runs in the transaction of its caller. */
public interface PersonalData {

    /** Takes out whatever names the person; returns how many rows it touched. */
    int forget(String platform, String personId);
}
