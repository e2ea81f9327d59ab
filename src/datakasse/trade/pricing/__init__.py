"""What a thing costs: lists, campaigns, coupons, discounts and points."""
