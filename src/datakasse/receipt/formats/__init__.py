"""From a slip to what a printer, a screen, a mail or a file takes, and back from bytes to paper."""
