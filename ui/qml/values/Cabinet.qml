import QtQuick

// The front of the machine, mm: see ui/present/cabinet.py.
QtObject {
    property real width
    property real height
    property rect screen
    property list<CabinetPart> parts
    property real printer // a printer's case
    property list<Paper> papers

    function part(device: string): CabinetPart {
        return parts.find(part => part.device === device) ?? null;
    }

    function paper(device: string): Paper {
        return papers.find(paper => paper.device === device) ?? null;
    }
}
