"""Power cuts: the real store on a simulated disk that loses and tears what was not synced."""
