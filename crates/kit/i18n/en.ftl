# The words of the house. Ids begin with what they are about: date-, list-, number-, ui-, error-.

# What speakers of this language call it, in the menu of languages.
language-name = English

## Dates

# A year worked out from an estimated age.
date-about = about { $year }
date-unknown = date not known
# The day up to which something was counted.
date-as-of = as of { $date }
date-since = since { $date }
date-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Lists

# After the first items of a shortened list.
list-more = and { $count } more

## Numbers

number-unknown = not known

## The words that parts of a page say by themselves

ui-skip-to-main = Skip to main content
ui-menu = Menu
# Name of the main menu, read out.
ui-main-navigation = Main
ui-language = Language
ui-sign-out = Sign out
ui-back = Back
# Name of the row of pages above this one, read out.
ui-breadcrumb = Where you are
# Mark: these records are invented.
ui-demo = Demo
# Mark: not to be passed on.
ui-internal = Internal
ui-done = Done
ui-important = Important
ui-warning = Warning
ui-exit-page = Exit this page
ui-exit-leaving = Leaving the page
ui-exit-shift = Shift pressed. Press it twice more to leave
ui-exit-shift-again = Shift pressed twice. Press it once more to leave
ui-exit-shift-over = Leaving by Shift has expired
ui-problem = There is a problem
# Before each error, read out, and before the title of the window.
ui-error = Error:
# First, empty entry of a list of choices.
ui-choose = Choose
# First choice of a filter.
ui-all = All
ui-no-match = Nothing found
ui-type-to-search = Type to shorten the list, then choose with the arrow keys
ui-day = Day
ui-month = Month
ui-year = Year
# Label after day, month and year: an estimated age instead.
ui-age-about = or age, about
ui-date-partial = Leave the day or the month empty if it is not known
ui-show = Show
ui-hide = Hide
ui-show-password = Show password
ui-hide-password = Hide password
ui-password-shown = Your password is visible
ui-password-hidden = Your password is hidden
ui-filter = Filter
ui-filter-apply = Apply
ui-filter-applied = Filters in use
ui-filter-clear = Clear filters
ui-remove = Remove
ui-pages = Pages
ui-previous = Previous
ui-next = Next
# Counts down under a field as one types; no plural forms, the number stands apart.
ui-characters-at-most = At most { $number } characters
ui-characters-left = Characters left: { $number }
ui-characters-over = Characters too many: { $number }
