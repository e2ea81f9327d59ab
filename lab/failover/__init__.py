"""Three PostgreSQL servers under Patroni, whose leader is killed while tills sell."""
