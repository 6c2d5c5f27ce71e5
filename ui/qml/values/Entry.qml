import QtQuick

// One row, card, stage or choice of a screen.
QtObject {
    property string key
    property string label
    property string value
    property string note
    property string chip // how it is with it, in a word
    property string icon
    property string state // "" (plain), done, now, waiting, selected, unavailable or bad
    property string stateWord
    property list<string> groups
    property list<Action> actions
}
