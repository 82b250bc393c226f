"""How a year's target becomes months, and a team's month the quotas of its people."""
