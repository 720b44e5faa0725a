"""What every output shares, as values: apparatus, concordance, order of the index."""
