"""The kill lab: a real server, killed at random moments under load, must keep every promise it made."""
