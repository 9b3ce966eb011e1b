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


## Errors: what happened, and what to do about it

error-home = Go to the start page
error-number = Problem { $number }
error-unreadable = This request cannot be read
error-unreadable-advice = Go back and send the form again. If it was sent by a program, its data has another shape than the API describes.
error-sign-in = Sign in first
error-sign-in-advice = Sign in with your account, or send a valid token.
error-second-factor = Set up your second factor first
error-second-factor-advice = Your roles open records that harm most when they leak. Set up an app that shows a code, under your account.
error-forged = The form has expired
error-forged-advice = Your session ended or began anew while the form was open. Go back, copy what you typed if you need it, reload the page and send it again.
error-not-found = Page not found
error-not-found-advice = There is no such page or record, or it is not among those that you work with. Check the address, or ask the person in charge of the record.
error-method = This cannot be done here
error-method-advice = Open the page from the menu and use its buttons.
error-stale = Somebody changed this record meanwhile
error-stale-advice = Nothing of yours was stored. Open the record again, look at what is new, and make your change once more.
error-key-reused = This was sent before with other content
error-key-reused-advice = The same key came twice with different content. Open the form anew and send it again.
error-duplicate = There is already such a record
error-duplicate-advice = Look for the record that is there before you make another.
error-erased = This person was erased
error-erased-advice = What identified her is gone for good. Events without a name stay counted.
error-too-large = Too large
error-too-large-advice = A form may have 1 MB, a file 16 MB. Split the file and send the parts one after the other.
error-format = This format is not accepted here
error-format-advice = Use one of the formats that the page names.
error-invalid = Something needs mending
error-invalid-advice = Mend the marked fields and send the form again.
error-refused = This is not possible now
error-too-often = Too many tries
error-too-often-advice = Wait a minute, then try again.
error-internal = Something went wrong on our side
error-internal-advice = Nothing was half stored. Try again; if it happens again, tell your administrator the time and the number below.
error-locked = The mission's records are locked
error-locked-advice = The server was restarted and waits for its key holder. New records can be taken; names cannot be shown until the key is entered.
error-storage-full = The server's disk is full
error-storage-full-advice = Nothing was stored. Keep what you typed, and tell your administrator. Reading goes on.
error-database = The database does not answer
error-database-advice = Nothing was stored. Keep what you typed, and try again in a minute.
error-not-audited = The record stays closed
error-not-audited-advice = Opening a record must be written to the log first, and the log cannot be written now. Try again in a minute.
error-too-slow = This took too long
error-too-slow-advice = Nothing was confirmed. Try again: a form that arrives twice is stored once.

ui-saved = Saved
ui-my-account = My account

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
ui-filter-chip = { $label }: { $value }
ui-remove = Remove
ui-pages = Pages
ui-previous = Previous
ui-next = Next
# Counts down under a field as one types; no plural forms, the number stands apart.
ui-characters-at-most = At most { $number } characters
ui-characters-left = Characters left: { $number }
ui-characters-over = Characters too many: { $number }


## What is wrong with a field

check-required = Enter: { $field }
check-required-choice = Choose: { $field }
check-too-long = { $max ->
    [one] Use no more than { $max } character
   *[other] Use no more than { $max } characters
}
check-characters = Remove characters that cannot be printed
check-choice = Choose one of the answers on offer
check-whole = Enter a whole number, such as 12
check-range = Enter a number from { $min } to { $max }
check-decimal = Enter a number with at most three decimal places, such as 332.2
check-date = This date does not exist. Enter day, month and year, such as 9 6 2022
check-whole-date = Enter the day, the month and the year
check-future = This day has not come yet. Enter today or an earlier day
check-birth = Enter a date of birth that is not in the future and not before 1890
