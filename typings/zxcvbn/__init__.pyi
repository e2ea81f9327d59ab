"""What is used of zxcvbn stands in `frequency_lists`."""
