"""The staff door: sign-in, second factor, own account, and enrolment of devices."""
