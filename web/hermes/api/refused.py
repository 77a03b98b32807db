"""What a route answers when it cannot give what was asked for."""
from fastapi.responses import JSONResponse


class Refused(Exception):
    """An answer in the form that the native program uses: a code for programs, and a sentence."""

    def __init__(self, status, code, detail):
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail

    def response(self):
        return JSONResponse({"error": self.code, "detail": self.detail}, self.status)
