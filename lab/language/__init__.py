"""How the shop-day language is written and read: words, what fills a blank, sentence forms."""
