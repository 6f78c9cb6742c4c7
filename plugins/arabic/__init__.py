"""Read Arabic news text: spellings, words, dates, names, and who said what.

Pure: text and values in, values out. Nothing here knows Pelican, a file or a setting.
"""
