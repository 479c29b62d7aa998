/** Programs whose lists of participants are read. */
export const meetingPrograms = ['teams', 'zoom', 'bigbluebutton'] as const;
export type MeetingProgram = (typeof meetingPrograms)[number];
