"""One file for each thing a person does at the till, in rooms: sale, day, paper, people, screen."""
