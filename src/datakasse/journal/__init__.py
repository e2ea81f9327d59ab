"""What may happen at a register, its bytes, its place in the chain, and how a chain is checked."""
