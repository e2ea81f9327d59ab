"""Every refusal the product can give: a stable code, a sentence, the paragraph of law."""

from datakasse.errors.refusal import Category, Language, Refused

__all__ = ["Category", "Language", "Refused"]
