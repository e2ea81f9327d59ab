"""What the shop owes the people it knows: the record of what is done with data, its papers, its breaches."""
