"""The commands again, for a store in the making: the same rules, the same rows, without a query in between."""
