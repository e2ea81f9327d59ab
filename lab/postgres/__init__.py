"""A real PostgreSQL for tests and trials, from the packages of the development environment."""
