import QtQuick

// What the clock says.
QtObject {
    property string time
    property string date
    property string endsIn // how soon the visit ends by itself, in a sentence; "": it does not
}
