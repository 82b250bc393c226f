"""Care after the placement (사후관리)."""
