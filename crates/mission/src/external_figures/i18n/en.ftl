external-figures-title = External figures
external-figures-enter = Enter a cell
external-figures-save = Save
external-figures-history = All cells
# Heading of the page of one cell.
external-figures-cell-of = Cell as of { $day }
external-figures-series = Series
external-figures-series-border-entries = Entries over the border since 24 February 2022
external-figures-series-direct-entries = Direct entries from Ukraine in a week
external-figures-series-camp-population = People in the makeshift camp
external-figures-kind-entry-flow = Crossings since a day, as others count them. One person may cross several times; it does not say how many people are here now.
external-figures-kind-stock-estimate = People present at a time, as others estimate them. It never adds to crossings.
external-figures-class = Class
external-figures-class-by = Nationals of Belarus
external-figures-class-ua = Nationals of Ukraine
external-figures-class-tcn = Third-country nationals
external-figures-class-all = All
external-figures-class-of-another-series = Choose a class of this series
external-figures-value = Value
    .hint = As it was reported. It may stay empty for an estimate in words.
external-figures-value-required = Enter the value that was reported
external-figures-value-or-words = Enter a value, or the estimate in words
external-figures-as-of = As of
    .hint = The day up to which the source counted
external-figures-received-on = Received on
external-figures-received-before = Enter a day that is not before the day of the count
external-figures-source = Source
    .hint = Who reported it, such as State Border Committee
external-figures-reference = Document
    .hint = Where it can be read again: title, number or date of the document or message
external-figures-estimate = Only for estimates
external-figures-low = At least
external-figures-high = At most
external-figures-no-range = This series has exact values: leave the range empty
external-figures-range-in-order = Enter a range that holds the value, the smaller number first
external-figures-in-words = In the source's words
    .hint = Such as: a couple of people per week
external-figures-method = Method
    .hint = How the source came to it, or that it is not known
external-figures-method-required = Enter how the source came to the estimate, or that it is not known
external-figures-state = State
external-figures-in-force = In force
external-figures-superseded = Superseded
external-figures-superseded-by = A later value for the same class and day has superseded this one
external-figures-not-moved = { $reports ->
    [one] Has not moved for { $reports } report, { $days } days
   *[other] Has not moved for { $reports } reports, { $days } days
}
external-figures-void = Take back
external-figures-void-hint = The cell stays in the history, marked. The one that it superseded is in force again.
external-figures-void-reason = Reason
external-figures-void-mistaken = Entered by mistake
external-figures-void-duplicate = Entered twice
external-figures-void-withdrawn = Withdrawn by the source
external-figures-voided = Taken back
external-figures-voided-because = Taken back: { $reason }
external-figures-none = No cells yet
external-figures-none-hint = The reporting officer enters what the source reports.

## Figures

external-figures-figure-border-entries = { $count ->
    [one] { $count } entry into the country was reported by the border authority
   *[other] { $count } entries into the country were reported by the border authority
}
    .title = Entries into the country since 24 February 2022, as the border authority reports them
external-figures-figure-direct-entries = { $count ->
    [0] Direct entries from Ukraine are estimated in words only
    [one] About { $count } person per week is estimated to enter directly from Ukraine
   *[other] About { $count } people per week are estimated to enter directly from Ukraine
}
    .title = Direct entries from Ukraine per week, an estimate of others
external-figures-figure-camp-population = { $count ->
    [0] The number of people in the makeshift camp is estimated in words only
    [one] About { $count } person is estimated to stay in the makeshift camp
   *[other] About { $count } people are estimated to stay in the makeshift camp
}
    .title = People in the makeshift camp, an estimate of others

external-figures-list-title = Figures of others
external-figures-list-explained = What others reported, one row for each number: series, class, day, value, source.
external-figures-list-would = New cell
