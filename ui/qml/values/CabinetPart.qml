import QtQuick

// Where a device is on the front of the machine, and where it is drawn while it is to be used.
QtObject {
    property string device
    property rect place
    property rect lit
}
