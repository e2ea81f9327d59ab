"""The line to a partner: a request, an answer, the token that lets one in, and what is kept out of sight."""
