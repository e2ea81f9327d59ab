"""Work that goes on beside the requests, each in a thread of its own."""
