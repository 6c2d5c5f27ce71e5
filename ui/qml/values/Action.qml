import QtQuick

// Something that can be touched.
QtObject {
    property string key // comes back as the action of the touch
    property string label
    property string note
    property string icon
    property bool primary
    property bool ready: true // otherwise something is lacking yet, and it says what when it is touched
}
