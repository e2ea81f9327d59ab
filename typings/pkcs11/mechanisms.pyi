class MGF:
    SHA1: MGF
