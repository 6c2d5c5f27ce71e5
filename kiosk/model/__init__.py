"""The values everything else speaks in: texts, screens, problems, events, effects. Pure; no Qt, no device, no clock."""
