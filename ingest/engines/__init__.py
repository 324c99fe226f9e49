"""Where documents are read: in this process or in worker processes.

Every engine turns tasks into outcomes, one each, in any order, and knows neither inputs nor output.
"""
