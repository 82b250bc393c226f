"""Feeds from outside, one package each: read, normalized and handed on as typed drafts."""
