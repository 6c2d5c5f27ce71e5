import QtQuick

// What the clock says.
QtObject {
    property string time
    property string date
}
