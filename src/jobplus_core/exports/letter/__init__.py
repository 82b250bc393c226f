"""Letters of referral (알선장) and lists of the people referred to a posting."""
