"""What a shop deals in: money, quantities, VAT, articles, baskets, tenders, sales and returns."""
