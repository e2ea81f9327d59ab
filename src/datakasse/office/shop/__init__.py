"""The shop as it is set up: goods, hours, people's badges, equipment, keys, network, mail."""
