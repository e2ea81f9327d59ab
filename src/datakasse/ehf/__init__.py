"""From an invoice to the XML that public bodies and businesses receive: EHF Fakturering 3.0."""
