"""Every operation, tried as every role over HTTP, and held against the matrix."""
