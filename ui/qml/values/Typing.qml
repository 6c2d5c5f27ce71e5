import QtQuick

// A field that is filled with on-screen digits.
QtObject {
    property string value // with the places that are still free
    property string longest // as wide as the value can become
    property string spoken
    property string label
    property string hint // what is still wrong
    property string note // how many digits are still to come
    property bool secret
}
