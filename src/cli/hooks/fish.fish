# What `selfcare init fish` prints, after some lines that say where things are and inside a test for an interactive shell.
# Nothing here forks until a day is over.

# A command, unless that name is somebody else's. The first that checks in is the word a greeting names.
function __selfcare_alias
    set -l name $argv[1]
    set -l body $argv[2]
    if type -q $name
        contains -- $name $__selfcare_ours; or return 0
    else
        set -ga __selfcare_ours $name
    end
    set -l wraps (string escape -- $body)
    eval "function $name --wraps $wraps --description $wraps; $body \$argv; end"
    if test -z "$__selfcare_word"; and test "$body" = "$__selfcare_name checkin"
        set -g __selfcare_word $name
    end
end

# The second it is, which fish tells only beside a file: how old that is, and since when. Before 3.6 not even so; then the
# first prompt of a shell is the only one at which the day is looked at.
function __selfcare_clock
    set -l since (path mtime / 2>/dev/null)
    set -l age (path mtime --relative / 2>/dev/null)
    set -g __selfcare_time 0
    if test -n "$since"; and test -n "$age"
        set -g __selfcare_time (math $since + $age)
    end
end

# Silent until a second, if that is one within the next 26 hours.
function __selfcare_silent_until
    set -g __selfcare_until 0
    if string match -qr '^[1-9][0-9]{0,11}$' -- "$argv[1]"
        if test $argv[1] -le (math $__selfcare_time + 93600)
            set -g __selfcare_until $argv[1]
        end
    end
end

# What some shell wrote down when it greeted.
function __selfcare_read
    set -l second
    set -l rest
    if test -f $__selfcare_stamp -a -r $__selfcare_stamp
        read -d ' ' second rest <$__selfcare_stamp 2>/dev/null
    end
    __selfcare_silent_until "$second"
end

function __selfcare_call
    if isatty stdout; and __selfcare_has
        set -l word $__selfcare_word
        test -n "$word"; or set word "selfcare checkin"
        __selfcare_greet $word
    end
end

function __selfcare_prompt --on-event fish_prompt
    test -n "$__selfcare_stamp"; or return 0
    if test "$SELFCARE_NOW" != "$__selfcare_now"
        # A clock that was set stands still: it is looked at when it is set anew.
        set -g __selfcare_now $SELFCARE_NOW
        set -g __selfcare_until 0
        test -z "$__selfcare_now"; or __selfcare_call
    end
    test -z "$__selfcare_now"; or return 0
    __selfcare_clock
    test $__selfcare_time -ge $__selfcare_until; or return 0
    __selfcare_read
    test $__selfcare_time -ge $__selfcare_until; or return 0
    __selfcare_call
    __selfcare_read
    if test $__selfcare_time -ge $__selfcare_until
        # Nothing could be written down: silent for a day, here and in the shells begun from here.
        set -g __selfcare_until (math $__selfcare_time + 86400)
        set -gx SELFCARE_SILENT_UNTIL $__selfcare_until
    end
    return 0
end

set -g __selfcare_word
set -q __selfcare_now; or set -g __selfcare_now
__selfcare_aliases __selfcare_alias
__selfcare_clock
__selfcare_silent_until "$SELFCARE_SILENT_UNTIL"
