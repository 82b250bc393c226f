"""The evaluation (실적평가) of a month or quarter, by person and by team, with the makings of each score."""
