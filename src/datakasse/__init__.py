"""datakasse: an electronic cash register for Norway with a journal nobody can change unseen."""
