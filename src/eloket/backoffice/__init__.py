"""Floor 6: the staff's door. The worklist, the case, the decision; pages and nothing else."""
