"""Who works in the shop, and what they may: operators, roles, and the look at both."""
