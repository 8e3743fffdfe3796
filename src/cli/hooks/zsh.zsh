# What `selfcare init zsh` prints, after some lines that say where things are and inside a test for an interactive shell.
# Nothing here forks until a day is over, and nothing here can fail, also under set -eu.

# An alias, unless that name is somebody else's. The first that checks in is the word a greeting names.
_selfcare_alias() {
    emulate -L zsh
    if builtin whence -- $1 > /dev/null; then
        [[ ${aliases[$1]-} == "$_selfcare_name"* ]] || return 0
    fi
    builtin alias -- "$1=$2"
    if [[ $2 == "$_selfcare_name checkin" ]]; then
        _selfcare_word=${_selfcare_word:-$1}
    fi
    # Aliases complete as what they stand for, unless somebody has set complete_aliases.
    if (( ${+functions[compdef]} )) && [[ $1 != selfcare ]]; then
        compdef _selfcare_tab $1
    fi
}

# Completes after an alias as after what it stands for.
_selfcare_tab() {
    local _selfcare_wanted=$words[1]
    local -a _selfcare_words
    _selfcare_aliases _selfcare_stands_for
    if (( $#_selfcare_words == 0 || ! ${+functions[_clap_dynamic_completer_selfcare]} )); then
        return 1
    fi
    words=("${_selfcare_words[@]}" "${(@)words[2,-1]}")
    (( CURRENT += $#_selfcare_words - 1 ))
    _clap_dynamic_completer_selfcare
}

_selfcare_stands_for() {
    emulate -L zsh
    if [[ $1 == "$_selfcare_wanted" ]]; then
        # These are words of a script that quoted each.
        _selfcare_words=("${(@Q)${(z)2}}")
    fi
}

# The second it is.
_selfcare_clock() {
    emulate -L zsh
    # Without its module the seconds since this was printed are added up.
    integer second=${EPOCHSECONDS:-$((_selfcare_printed + SECONDS - _selfcare_began))}
    _selfcare_time=$second
}

# Silent until a second, if that is one within the next 26 hours.
_selfcare_silent_until() {
    emulate -L zsh
    _selfcare_until=0
    case $1 in
        ('' | 0* | *[^0-9]* | ?????????????*) ;;
        (*) if (($1 <= _selfcare_time + 93600)); then _selfcare_until=$1; fi ;;
    esac
}

# What some shell wrote down when it greeted.
_selfcare_read() {
    emulate -L zsh
    local second='' rest
    if [[ -f $_selfcare_stamp && -r $_selfcare_stamp ]]; then
        { IFS=' ' builtin read -r second rest < $_selfcare_stamp } 2> /dev/null || :
    fi
    _selfcare_silent_until "$second"
}

_selfcare_call() {
    emulate -L zsh
    if [[ -t 1 ]] && _selfcare_has; then
        _selfcare_greet "${_selfcare_word:-selfcare checkin}" || :
    fi
}

_selfcare_prompt() {
    emulate -L zsh
    if [[ ${SELFCARE_NOW-} != "$_selfcare_now" ]]; then
        # A clock that was set stands still: it is looked at when it is set anew.
        _selfcare_now=${SELFCARE_NOW-}
        _selfcare_until=0
        [[ -z $_selfcare_now ]] || _selfcare_call
    fi
    if [[ -z $_selfcare_now ]]; then
        _selfcare_clock
        if ((_selfcare_time >= _selfcare_until)); then
            _selfcare_read
            if ((_selfcare_time >= _selfcare_until)); then
                _selfcare_call
                _selfcare_read
            fi
            if ((_selfcare_time >= _selfcare_until)); then
                # Nothing could be written down: silent for a day, here and in the shells begun from here.
                _selfcare_until=$((_selfcare_time + 86400))
                export SELFCARE_SILENT_UNTIL=$_selfcare_until
            fi
        fi
    fi
    return 0
}

_selfcare_word=
_selfcare_aliases _selfcare_alias

if [[ -n $_selfcare_stamp ]]; then
    zmodload zsh/datetime 2> /dev/null || :
    _selfcare_began=${SECONDS:-0}
    _selfcare_now=${_selfcare_now-}
    _selfcare_clock
    _selfcare_silent_until "${SELFCARE_SILENT_UNTIL-}"
    # What add-zsh-hook would do, also where its function is not to be found.
    typeset -ga precmd_functions
    if [[ " ${precmd_functions[*]-} " != *' _selfcare_prompt '* ]]; then
        precmd_functions+=(_selfcare_prompt)
    fi
fi
