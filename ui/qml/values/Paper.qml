import QtQuick

// How wide a device's paper and its slot are.
QtObject {
    property string device
    property real paper
    property real slot
}
