"""What the roles that every shop has are called on paper and in commands."""

from typing import Final

from datakasse.trade.people.operator import Role

ROLE_NAMES: Final[dict[str, str]] = {
    Role.MANAGER: "Leder",
    Role.CASHIER: "Kasserer",
    Role.ASSISTANT: "Ekstrahjelp",
    Role.ACCOUNTANT: "Regnskapsfører",
    Role.AUDITOR: "Kontrollør",
}
