# shellcheck shell=bash
# What `selfcare init bash` prints, after some lines that say where things are and inside a test for an interactive shell.
# Nothing here forks until a day is over, and nothing here can fail, also under set -eu.

# An alias, unless that name is somebody else's. The first that checks in is the word a greeting names.
_selfcare_alias() {
    if builtin type "$1" > /dev/null 2>&1; then
        # Before bash 4 nobody can say without a fork whose it is.
        [[ ${BASH_VERSINFO[0]} -ge 4 && ${BASH_ALIASES[$1]-} == "${_selfcare_name-}"* ]] || return 0
    fi
    # shellcheck disable=SC2139 # it is whole already
    builtin alias "$1=$2"
    if [[ $2 == "$_selfcare_name checkin" ]]; then
        _selfcare_word=${_selfcare_word:-$1}
    fi
    if [[ $1 != selfcare ]]; then
        # Before bash 4.4 answers cannot be kept in their order.
        builtin complete -o nospace -o bashdefault -o nosort -F _selfcare_tab "$1" 2> /dev/null ||
            builtin complete -o nospace -o bashdefault -F _selfcare_tab "$1" || :
    fi
}

# Completes after an alias as after what it stands for.
_selfcare_tab() {
    local _selfcare_wanted=$1 _selfcare_words=() words
    _selfcare_aliases _selfcare_stands_for
    if [[ ${#_selfcare_words[@]} -eq 0 ]] || ! declare -F _clap_complete_selfcare > /dev/null; then
        return 0
    fi
    words=("${_selfcare_words[@]}" "${COMP_WORDS[@]:1}")
    local COMP_WORDS COMP_CWORD=$((COMP_CWORD + ${#_selfcare_words[@]} - 1))
    COMP_WORDS=("${words[@]}")
    _clap_complete_selfcare "${_selfcare_words[0]}" "${@:2}"
}

_selfcare_stands_for() {
    if [[ $1 == "$_selfcare_wanted" ]]; then
        # These are words of a script that quoted each.
        eval "_selfcare_words=($2)"
    fi
}

# The second it is.
_selfcare_clock() {
    # Before bash 5 the seconds since this was printed are added up.
    _selfcare_time=${EPOCHSECONDS:-$((_selfcare_printed + ${SECONDS:-0} - _selfcare_began))}
}

# Silent until a second, if that is one within the next 26 hours.
_selfcare_silent_until() {
    _selfcare_until=0
    case $1 in
        '' | 0* | *[!0-9]* | ?????????????*) ;;
        *) if (($1 <= _selfcare_time + 93600)); then _selfcare_until=$1; fi ;;
    esac
}

# What some shell wrote down when it greeted.
_selfcare_read() {
    local second='' rest
    if [[ -f $_selfcare_stamp && -r $_selfcare_stamp ]]; then
        IFS=' ' builtin read -r second rest 2> /dev/null < "$_selfcare_stamp" || :
    fi
    _selfcare_silent_until "$second"
}

_selfcare_call() {
    if [[ -t 1 ]] && _selfcare_has; then
        _selfcare_greet "${_selfcare_word:-selfcare checkin}" || :
    fi
}

_selfcare_prompt() {
    local status=$?
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
    case $- in *e*) status=0 ;; esac
    return "$status"
}

_selfcare_word=
_selfcare_aliases _selfcare_alias

if [[ -n $_selfcare_stamp ]]; then
    _selfcare_began=${SECONDS:-0}
    _selfcare_now=${_selfcare_now-}
    _selfcare_clock
    _selfcare_silent_until "${SELFCARE_SILENT_UNTIL-}"
    # By way of a variable, so that a shell that inherits PROMPT_COMMAND without this script finds nothing to run.
    _selfcare_hook=_selfcare_prompt
    if [[ ${PROMPT_COMMAND[*]-} != *_selfcare_hook* ]]; then
        # From bash 5.1 on it can be a list, but a list is not handed on to other shells.
        # shellcheck disable=SC2016,SC2178 # to be expanded at each prompt; a list or a text
        if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)) &&
            [[ -z ${PROMPT_COMMAND+set} || ${PROMPT_COMMAND@a} != *x* ]]; then
            PROMPT_COMMAND+=('${_selfcare_hook-}')
        else
            PROMPT_COMMAND=${PROMPT_COMMAND-}${PROMPT_COMMAND:+$'\n'}'${_selfcare_hook-}'
        fi
    fi
fi
