"""Job fairs, matching days and 19데이: what comes about at them is counted apart."""
