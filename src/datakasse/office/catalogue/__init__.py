"""What is sold: articles and groups as the owner enters, changes, imports and prices them."""
